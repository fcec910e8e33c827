import { type ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

let first = true;

/** The one heading of a screen, and the window's title. It takes the focus when a screen replaces another, so that it is read out. */
export function ScreenTitle({ children, beside }: { readonly children: string; readonly beside?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (first) first = false;
    else heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  useEffect(() => void (document.title = `${children} · Orderline`), [children]);
  return (
    <div class="screen-title">
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {beside}
    </div>
  );
}
