/** What the description of the API says of a route, beside its facts. */
export interface RouteWords {
  /** One sentence. */
  readonly summary: string;
  readonly description?: string;
  /** The codes of the problems that it can answer, beside those of every route of its kind. */
  readonly problems?: readonly string[];
}
