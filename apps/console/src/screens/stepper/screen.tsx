import { useLocation, useSearch } from 'wouter-preact';
import { ScreenTitle } from '../../parts/screen-title.js';
import { type ScreenProps } from '../../screens.js';
import { Choose } from './choose.js';
import './stepper.css';
import { Stepped } from './stepped.js';

/** A view stepped through event by event, on the rows of the installation itself. */
export default function Stepper({ params: { name, stream } }: ScreenProps) {
  const [, navigate] = useLocation();
  const asked = stream ?? new URLSearchParams(useSearch()).get('stream') ?? '';
  return (
    <>
      <ScreenTitle>Stepper</ScreenTitle>
      <p class="soft">Every event of a stream with the rows before and after it, by today’s code, and in the end beside the stored rows.</p>
      <Choose
        name={name}
        stream={asked}
        onChoose={(view, of) => navigate(`/console/stepper/${encodeURIComponent(view)}/${encodeURIComponent(of)}`)}
      />
      {name !== undefined && stream !== undefined && <Stepped key={`${name} ${stream}`} name={name} stream={stream} />}
    </>
  );
}
