import { Injectable, type PipeTransform } from '@nestjs/common';
import { problem } from '#platform/problems/problem';

/** For `@Query(NoParameters)`: an address that takes no parameters refuses each by its name. */
@Injectable()
export class NoParameters implements PipeTransform<object, void> {
  transform(given: object): void {
    const errors = Object.keys(given)
      .slice(0, 100)
      .map((path) => ({ path, message: 'is not a known field' }));
    if (errors[0] !== undefined) throw problem('validation-failed', `${errors[0].path} is not a known field`, { errors });
  }
}
