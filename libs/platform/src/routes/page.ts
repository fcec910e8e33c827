import { Route } from './route.js';

/** A page beside the API itself, open to all. @param budget `none` for what has to be answered whatever else is asked */
export const Page = (path: string, summary: string, budget: 'reads' | 'none' = 'reads'): MethodDecorator =>
  Route('GET', path, { access: 'public', body: 'none', budget, kind: 'page' }, { summary });
