import { useState } from 'preact/hooks';
import { Field } from '../../parts/form.js';
import { type Job } from '../../steering/steer.js';
import { SteeringButton } from '../../steering/steering-button.js';

interface DiscardButtonProps {
  readonly name: string;
  readonly sequence: string;
  readonly onBegun: (job: Job) => void;
}

export function DiscardButton({ name, sequence, onBegun }: DiscardButtonProps) {
  const [reason, setReason] = useState('');
  return (
    <SteeringButton
      name={name}
      steering={{ verb: 'parked discard', options: { sequence, reason } }}
      explanation={`The failing event of ${sequence} is left out for good, here and in every rebuild; what waits behind it is applied. The log keeps it.`}
      look="grave"
      onBegun={onBegun}
      options={(problem) => (
        <Field
          label="Reason"
          value={reason}
          onInput={setReason}
          path="reason"
          problem={problem}
          required
          hint="Kept for ever with what is left out, so without personal data."
        />
      )}
    >
      Discard
    </SteeringButton>
  );
}
