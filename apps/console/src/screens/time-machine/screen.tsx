import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { Button } from '../../parts/button.js';
import { Field } from '../../parts/form.js';
import { ScreenTitle } from '../../parts/screen-title.js';
import { type ScreenProps } from '../../screens.js';
import { OrderPast } from './order-past.js';
import './time-machine.css';

/** An order, its payment and its fulfilment, as they were after each event. */
export default function TimeMachine({ params: { id } }: ScreenProps) {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(id ?? '');
  return (
    <>
      <ScreenTitle beside={id === undefined ? undefined : <WaysOn orderId={id} />}>
        {id === undefined ? 'Time machine' : `Order ${id} through time`}
      </ScreenTitle>
      <form
        role="search"
        class="line as-of"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') navigate(`/console/time-machine/${encodeURIComponent(typed.trim())}`);
        }}
      >
        <Field label="Order" value={typed} onInput={setTyped} />
        <Button type="submit" look={id === undefined ? 'main' : 'plain'}>
          Show its past
        </Button>
      </form>
      {id !== undefined && <OrderPast key={id} orderId={id} />}
    </>
  );
}

function WaysOn({ orderId }: { readonly orderId: string }) {
  const id = encodeURIComponent(orderId);
  return (
    <nav class="line" aria-label="Ways on">
      <Link href={`/console/stepper/orders/order-${id}`}>Step through the view</Link>
      <Link href={`/console/log/order-${id}`}>Its stream</Link>
      <Link href={`/desk/orders/${id}`}>At the desk</Link>
    </nav>
  );
}
