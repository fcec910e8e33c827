import { Injectable, type PipeTransform } from '@nestjs/common';
import { refuseParameters } from '#platform/fields/no-parameters';

/** For `@Query(NoParameters)`: an address that takes no parameters refuses each by its name. */
@Injectable()
export class NoParameters implements PipeTransform<object, void> {
  transform(given: object): void {
    refuseParameters(given);
  }
}
