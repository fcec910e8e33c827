import { Empty } from '../../parts/states.js';
import { ScreenTitle } from '../../parts/screen-title.js';

export default function Screen() {
  return (
    <>
      <ScreenTitle>Log</ScreenTitle>
      <Empty>There is nothing here yet.</Empty>
    </>
  );
}
