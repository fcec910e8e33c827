import { type RefusalCode } from '#events/contracts/refusals';
import { unreachable } from './unreachable.js';

/**
 * What the status of an aggregate alone makes of each command, looked at before the command's own rules: `yes` goes on to them, `nothing` is the
 * answer where the fact holds already, a code refuses. A command or a status without an answer does not compile.
 */
export type AnswersByStatus<CommandType extends string, Status extends string, Code extends RefusalCode> = Readonly<
  Record<CommandType, Readonly<Record<Status, 'yes' | 'nothing' | Code>>>
>;

/** The statuses in which the answers to one command go on to its own rules. */
export type OpenStatus<Answers> = { [Status in keyof Answers]: Answers[Status] extends 'yes' ? Status : never }[keyof Answers];

/** @throws TypeError for a command that the rules do not know */
export function answerTo<Type extends string, Status extends string, Code extends RefusalCode>(
  answers: AnswersByStatus<Type, Status, Code>,
  command: { readonly type: Type },
  status: Status,
): 'yes' | 'nothing' | Code {
  return Object.hasOwn(answers, command.type) ? answers[command.type][status] : unreachable(command as never);
}
