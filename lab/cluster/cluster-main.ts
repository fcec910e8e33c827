/** `npm run cluster`: what production has, on one machine, until Ctrl-C. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { answersHelp } from '#tools/answers-help';
import { OperatorError } from '#tools/operator-error';
import { hasGateway } from '../gateway/gateway.js';
import { Cluster } from './cluster.js';

const PORT = 8443;
const usage = `Usage: npm run cluster
  Two of each process, a PostgreSQL with a synchronous standby, and nginx with the gateway of production in front, on ports of 127.0.0.1 (${PORT} if it is
  free). Its data go with it. Needs nginx and openssl.`;

async function main(): Promise<void> {
  if (answersHelp(process.argv.slice(2), usage)) return;
  if (!hasGateway)
    throw new OperatorError('nginx and openssl are not installed here: apt-get install nginx-light openssl.', { exitCode: 2 });
  const asked = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined));
  });
  const cluster = Cluster.begin(PORT);
  try {
    const parts = await Promise.race([cluster.ready(), asked]);
    if (parts === undefined) return;
    const { folder, gateway, replicas } = parts;
    const certificate = path.join(folder, 'gateway.crt');
    await writeFile(certificate, gateway.certificate);
    console.log(`ready: ${gateway.url}, with the certificate ${certificate}`);
    for (const { name, address } of replicas) console.log(`  ${name.padEnd(15)} http://${address}`);
    console.log(`A first command:
  ADMIN=${await cluster.token('admin')}
  curl -s --cacert ${certificate} ${gateway.url}/stock/LANTERN/receive -H "Authorization: Bearer $ADMIN" -H 'Content-Type: application/json' -d '{"quantity":50}'
  curl -s --cacert ${certificate} ${gateway.url}/stock -H "Authorization: Bearer $ADMIN"`);
    await asked;
  } finally {
    await cluster.close();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
