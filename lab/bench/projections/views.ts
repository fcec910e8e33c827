import { type Projection } from '#read-models/projection';
import { views } from '#read-models/views';

/** The views that are measured, whatever others the projector keeps. */
export const viewNames = ['products', 'stock-levels', 'orders', 'sales'] as const;
export type ViewName = (typeof viewNames)[number];

export function viewsNamed(names: readonly string[]): readonly Projection[] {
  return names.map((name) => {
    const view = views.find((projection) => projection.name === name);
    if (view === undefined) throw new Error(`The projector keeps no view ${name}.`);
    return view;
  });
}
