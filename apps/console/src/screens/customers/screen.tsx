import { Empty } from '../../parts/states.js';
import { ScreenTitle } from '../../parts/screen-title.js';

export default function Screen() {
  return (
    <>
      <ScreenTitle>Customers</ScreenTitle>
      <Empty>There is nothing here yet.</Empty>
    </>
  );
}
