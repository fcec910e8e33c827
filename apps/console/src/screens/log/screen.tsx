import { type ScreenProps } from '../../screens.js';
import './log.css';
import { OneStream } from './one-stream.js';
import { WholeLog } from './whole-log.js';

/** The log itself: all of it as it grows, or one stream. */
export default function Log({ params: { stream } }: ScreenProps) {
  return stream === undefined ? <WholeLog /> : <OneStream key={stream} stream={stream} />;
}
