import { useEffect, useMemo } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type LogFilter } from './log-filter.js';
import { openLog } from './log-pages.js';

const PAGE = 100;

/** Of a component: another one whenever something else is looked for. Its tail begins it. */
export function useLog(filter: LogFilter) {
  const key = JSON.stringify(filter);
  const log = useMemo(
    () => openLog((before, signal) => bodyOf(queries.GET('/events', { params: { query: { ...filter, before, limit: PAGE } }, signal }))),
    [key],
  );
  useEffect(() => log.leave, [log]);
  return log;
}
