import { useEffect } from 'preact/hooks';
import parts from '../../../../../docs/operations.md';
import { ScreenTitle } from '../../parts/screen-title.js';
import { Markdown } from '../../runbook/markdown.js';
import { type ScreenProps } from '../../screens.js';
import './runbook.css';

/** What to do when a promise is broken: the part of docs/operations.md about alarms, as it was when this release was built. */
export default function Runbook({ params: { part } }: ScreenProps) {
  useEffect(() => {
    if (part !== undefined) document.getElementById(part)?.scrollIntoView();
  }, [part]);
  return (
    <>
      <ScreenTitle>Runbook</ScreenTitle>
      <div class="runbook">
        {parts.map(({ anchor, title, text }) => (
          <section id={anchor} aria-labelledby={`${anchor}-title`} data-asked={anchor === part ? '' : undefined}>
            <h2 id={`${anchor}-title`}>{title}</h2>
            <Markdown text={text} />
          </section>
        ))}
      </div>
    </>
  );
}
