import { type ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { matchRoute, useLocation, useRouter } from 'wouter-preact';
import { problemOf } from '../api/problem.js';
import { Fault, Empty } from '../parts/states.js';
import { ScreenTitle } from '../parts/screen-title.js';
import { type Screen, type ScreenProps, screens } from '../screens.js';
import { decodeParams } from './decode-params.js';

interface Shown {
  readonly screen: Screen;
  readonly Component: ComponentType<ScreenProps>;
}

/** The screen of the address. The one before stays until its code is there. */
export function CurrentScreen({ area }: { readonly area: Screen['area'] }) {
  const [location] = useLocation();
  const { parser } = useRouter();
  const [shown, setShown] = useState<Shown>();
  const [fault, setFault] = useState<unknown>();
  const params = useRef<ScreenProps['params']>({});
  const found = screens
    .filter((screen) => screen.area === area)
    .map((screen) => ({ screen, match: matchRoute(parser, screen.path, location) }))
    .find(({ match }) => match[0]);
  const screen = found?.screen;

  useEffect(() => {
    let left = false;
    setFault(undefined);
    screen?.load().then(
      (loaded) => !left && setShown({ screen, Component: loaded.default }),
      (error: unknown) => !left && setFault(error),
    );
    return () => void (left = true);
  }, [screen]);

  if (screen === undefined)
    return (
      <>
        <ScreenTitle>There is no such screen</ScreenTitle>
        <Empty>The navigation lists all there are.</Empty>
      </>
    );
  if (fault !== undefined) return <Fault problem={problemOf(fault)} again={() => window.location.reload()} />;
  if (shown === undefined) return null;
  const { Component } = shown;
  // The screen that is left keeps its own: otherwise it would ask for something else in its last moments.
  if (shown.screen === screen) params.current = found?.match[1] ? decodeParams(found.match[1]) : {};
  return <Component key={shown.screen.path} params={params.current} />;
}
