import { type Job } from '../../steering/steer.js';
import { SteeringButton } from '../../steering/steering-button.js';

interface ButtonProps {
  readonly name: string;
  readonly sequence: string;
  readonly onBegun: (job: Job) => void;
}

export function RetryButton({ name, sequence, onBegun }: ButtonProps) {
  return (
    <SteeringButton
      name={name}
      steering={{ verb: 'parked retry', options: { sequence } }}
      explanation={`The events of ${sequence} are applied again, in their order. Where the reason has not been mended they are parked as before.`}
      look="main"
      onBegun={onBegun}
    >
      Retry
    </SteeringButton>
  );
}
