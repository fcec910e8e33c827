import { createInterface } from 'node:readline';
import { SingleBar } from 'cli-progress';

export interface Progress {
  step(done: number, eventsPerSecond: number): void;
  end(): void;
}

/** Where the CLI speaks: people get lines and bars, machines get one JSON document at the end. */
export interface Reporter {
  say(sentence: string): void;
  /** @param total events, estimated */
  progress(label: string, total: number): Progress;
  /** Asks a person for a yes. Undefined where nobody sits there to be asked. */
  confirm(question: string): Promise<boolean | undefined>;
}

type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };
type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

const LINE_EVERY_MS = 2_000;

/** Speaks to a person: a bar on a terminal, plain lines elsewhere. */
export function createReporter(output: Output, input: Input): Reporter {
  return {
    say: (sentence) => void output.write(`${sentence}\n`),
    progress: (label, total) => (output.isTTY ? bar(output, label, total) : lines(output, label, total)),
    confirm: async (question) => (output.isTTY && input.isTTY ? ask(output, input, question) : undefined),
  };
}

export const silentReporter: Reporter = {
  say: () => undefined,
  progress: () => ({ step: () => undefined, end: () => undefined }),
  confirm: async () => undefined,
};

function bar(stream: Output, label: string, total: number): Progress {
  const format = `${label} {bar} {percentage} % | {value}/{total} events | {rate} events/s | {left} left`;
  const single = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: false, barsize: 24 });
  single.start(Math.max(total, 1), 0, { rate: 0, left: '…' });
  return {
    step: (done, rate) => {
      single.setTotal(Math.max(total, done, 1));
      single.update(done, { rate: Math.round(rate), left: timeLeft(total - done, rate) });
    },
    end: () => single.stop(),
  };
}

function lines(stream: Output, label: string, total: number): Progress {
  let last = Date.now();
  return {
    step: (done, rate) => {
      if (Date.now() - last < LINE_EVERY_MS) return;
      last = Date.now();
      const percentage = Math.floor((100 * done) / Math.max(total, done, 1));
      stream.write(
        `${label}: ${percentage} %, ${done}/${Math.max(total, done)} events, ${Math.round(rate)} events/s, ${timeLeft(total - done, rate)} left\n`,
      );
    },
    end: () => undefined,
  };
}

function timeLeft(events: number, rate: number): string {
  if (rate < 1) return '…';
  const seconds = Math.max(0, Math.ceil(events / rate));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Ctrl-C and the end of the input are a no. */
function ask(output: Output, input: Input, question: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const terminal = createInterface({ input, output, terminal: true });
  terminal.once('close', () => resolve(false));
  terminal.once('SIGINT', () => terminal.close());
  terminal.question(question, (answer) => {
    resolve(/^y(es)?$/i.test(answer.trim()));
    terminal.close();
  });
  return promise;
}
