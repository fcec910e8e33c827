import { BooleanField } from '#platform/fields/boolean-field';
import { IdField, IntegerField, TextField } from '#platform/fields/fields';
import { misfits } from '#platform/fields/shapes';
import { invalid } from '#platform/problems/problem';
import { type PipeTransform } from '@nestjs/common';

const MOST_PER_SECOND = 10_000_000;
const MOST_SEQUENCE = 300;
const RateField = () =>
  IntegerField(1, MOST_PER_SECOND, { optional: true, description: 'Events per second at most; as fast as it goes where it is left out.' });
const SequenceField = () =>
  TextField(1, MOST_SEQUENCE, {
    optional: true,
    verbatim: true,
    description: 'What has to stay in order, such as the number of an order: only what is parked of it.',
  });

export class FollowerPath {
  @IdField() name: string;
}

export class JobPath {
  @IdField() id: string;
}

export class JobListParameters {
  @IdField({ optional: true, description: 'Of this projection or process manager only.' }) projection?: string;
}

export class RebuildBody {
  @RateField() rate?: number;
  @BooleanField({
    optional: true,
    description: 'Compare the new generation with the live one first, row by row; where they differ, do not swap.',
  })
  verify?: boolean;
  @BooleanField({ optional: true, description: 'Leave it ready: a swap makes it live.' }) noSwap?: boolean;
  @BooleanField({ optional: true, description: 'With `verify`: swap all the same.' }) acceptDifferences?: boolean;
}

export class VerifyBody {
  @RateField() rate?: number;
}

export class DropBody {
  @BooleanField({ optional: true, description: 'The generation that is being filled, or is ready, instead of what is no longer live.' })
  unfinished?: boolean;
}

export class RetryBody {
  @SequenceField() sequence?: string;
}

export class DiscardBody {
  @SequenceField() sequence?: string;
  @BooleanField({ optional: true, description: 'The failing events of all sequences; or else `sequence`.' }) all?: boolean;
  @TextField(1, 1_000, { description: 'Kept for ever with what is left out, so without personal data.' }) reason: string;
}

/** @throws Problem where options do not go together */
export function checkRebuild({ verify, acceptDifferences }: RebuildBody): void {
  if (acceptDifferences === true && verify !== true) throw invalid('acceptDifferences', 'belongs to verify');
}

/** @throws Problem where options do not go together, or the reason is none */
export function checkDiscard({ sequence, all, reason }: DiscardBody): void {
  if (sequence !== undefined && all === true) throw invalid('all', 'cannot be given together with sequence');
  if (reason.trim() === '') throw invalid('reason', 'must say why: it is kept with what is left out');
}

class NoFields {}

/** Of a verb without options: no body at all, or `{}`. @throws Problem naming the first field */
export const noOptions: PipeTransform<unknown, object> = {
  transform: (body) => {
    const [fault] = misfits(body === undefined ? {} : body, NoFields, '');
    if (fault !== undefined) throw invalid(fault.path, fault.message);
    return {};
  },
};
