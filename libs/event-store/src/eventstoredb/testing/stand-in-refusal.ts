import { Metadata, status } from '@grpc/grpc-js';
import { type StandInFaults } from './stand-in-faults.js';

/** Why a call is refused before anybody looks at what it asks, or undefined. */
export function refusalOf(
  call: { readonly metadata: Metadata },
  faults: StandInFaults,
): { code: status; details: string; metadata: Metadata } | undefined {
  const metadata = new Metadata();
  if (faults.notReady) return { code: status.UNAVAILABLE, details: 'Server Is Not Ready', metadata };
  if (faults.credentials !== undefined) {
    const given = call.metadata.get('authorization')[0]?.toString();
    const wanted = `Basic ${Buffer.from(faults.credentials).toString('base64')}`;
    if (given !== undefined && given !== wanted) return { code: status.UNAUTHENTICATED, details: 'Unauthenticated', metadata };
    if (given === undefined) return denied(metadata);
  }
  return faults.denyAccess ? denied(metadata) : undefined;
}

function denied(metadata: Metadata): { code: status; details: string; metadata: Metadata } {
  metadata.set('exception', 'access-denied');
  return { code: status.PERMISSION_DENIED, details: 'Access Denied', metadata };
}
