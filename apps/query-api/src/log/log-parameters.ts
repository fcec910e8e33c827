import { POSITION_PATTERN } from '#platform/headers/header-patterns';
import { check, field, type FieldOptions, IntegerField, QueryTextField } from '#platform/fields/fields';
import { DayOrMomentField } from '#platform/fields/time-fields';
import { LimitField, Spelled } from '../paging/page-parameters.js';

const MOST_TYPE = 100;
const MOST_SUBJECT = 200;
/** Categories and ids have letters, digits and few signs; an id has a hundred characters at most. */
const STREAM_PATTERN = '^[A-Za-z0-9._-]{1,200}$';

const matching = (pattern: string, message: string, options: FieldOptions = {}) =>
  field(
    options,
    { type: String, pattern },
    check('pattern', message, (value) => typeof value === 'string' && new RegExp(pattern).test(value)),
  );

export const StreamField = (options: FieldOptions = {}) =>
  matching(STREAM_PATTERN, 'must be the name of a stream, such as order-536365: 1–200 characters of A–Z a–z 0–9 . _ -', options);
export const PositionField = (options: FieldOptions) => matching(POSITION_PATTERN, 'must be a position in the log', options);
const PlaceField = (options: FieldOptions) => matching(`${POSITION_PATTERN}|^end$`, 'must be a position in the log, or end', options);

export class Limited {
  @LimitField('Events per answer.') limit: number = 50;
}

export class StreamPath {
  @StreamField() stream: string;
}

export class StreamParameters extends Limited {
  @Spelled()
  @IntegerField(0, 999_999_999, { optional: true, description: 'Go on after this revision.', message: 'must be a revision, from 0' })
  after?: number;
}

/** Which events are looked for. */
export class FilterParameters {
  @QueryTextField(MOST_TYPE, { optional: true, description: 'Exactly this type of event.' }) type?: string;
  @StreamField({ optional: true, description: 'Exactly this stream.' }) stream?: string;
  @QueryTextField(MOST_SUBJECT, { optional: true, description: 'The subject of who did it, in whatever role.' }) actor?: string;
  @QueryTextField(MOST_SUBJECT, { optional: true, description: 'What one request set off.' }) correlationId?: string;
}

export class EventParameters extends FilterParameters {
  @PositionField({
    optional: true,
    description: 'Forwards, after this position: `scannedTo` of the answer before. Without it from the beginning.',
  })
  after?: string;

  @PlaceField({
    optional: true,
    description: 'Backwards, the newest first, before this position, or from the `end`; with `after`, forwards up to there.',
  })
  before?: string;

  @DayOrMomentField({ optional: true, description: 'Recorded at this time or later.' }) from?: string;
  @DayOrMomentField({ optional: true, description: 'Recorded before this time.' }) to?: string;

  @LimitField('Events per answer.') limit: number = 50;
}
