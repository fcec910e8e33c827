import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from '@grpc/grpc-js';
import { ConnectionGate } from './connection-gate.js';
import { type AppendCall, answerAppends } from './stand-in-appends.js';
import { type DeleteCall, answerDeletion } from './stand-in-deletion.js';
import { StandInFaults } from './stand-in-faults.js';
import { StandInLog } from './stand-in-log.js';
import { type ReadCall, answerRead } from './stand-in-reads.js';

export interface StandInOptions {
  /** PEM, for a server that speaks TLS. */
  readonly tls?: { readonly key: Buffer; readonly certificate: Buffer };
}

/**
 * Something that answers the client as EventStoreDB was seen to answer it (eventstoredb-facts.md), over real gRPC, for tests on machines
 * where no EventStoreDB can be had. It is no reference: where it and a real server differ, the real server is right and this is a bug.
 */
export class StandInServer {
  readonly faults = new StandInFaults();
  readonly log = new StandInLog();
  readonly #server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  #gate: ConnectionGate | undefined;
  #port = 0;

  static async start(options: StandInOptions = {}): Promise<StandInServer> {
    const server = new StandInServer();
    await server.#listen(options);
    return server;
  }

  /** Past the gate, whose faults and costs then do not count. */
  get directUrl(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.gate.port}?tls=false`;
  }

  /** Connections go through it: it drops, holds and refuses them. */
  get gate(): ConnectionGate {
    if (!this.#gate) throw new Error('The stand-in has not been started.');
    return this.#gate;
  }

  async stop(): Promise<void> {
    await this.#gate?.close();
    this.#server.forceShutdown();
  }

  async #listen({ tls }: StandInOptions): Promise<void> {
    this.#server.addService(featuresService.ServerFeaturesService, { getSupportedMethods: answerFeatures });
    this.#server.addService(gossipService.GossipService, {
      read: (_call: unknown, answer: sendUnaryData<gossip.ClusterInfo>) => answer(null, clusterOf(this.gate.port)),
    });
    this.#server.addService(streamsService.StreamsService, {
      read: (call: ReadCall) => void answerRead(call, this.log, this.faults).catch((error: Error) => call.emit('error', error)),
      batchAppend: (call: AppendCall) => answerAppends(call, this.log, this.faults, () => this.gate.drop()),
      delete: (call: DeleteCall, answer: sendUnaryData<streams.DeleteResp>) => answerDeletion(call, answer, this.log, this.faults),
      append: unimplemented,
      tombstone: unimplemented,
    });
    const credentials = tls
      ? ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }])
      : ServerCredentials.createInsecure();
    this.#port = await new Promise<number>((resolve, reject) =>
      this.#server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port))),
    );
    this.#gate = await ConnectionGate.open('127.0.0.1', this.#port);
  }
}

/** A cluster of one, which leads itself. */
function clusterOf(port: number): gossip.ClusterInfo {
  const endpoint = new gossip.EndPoint().setAddress('127.0.0.1').setPort(port);
  const member = new gossip.MemberInfo().setIsAlive(true).setState(gossip.MemberInfo.VNodeState.LEADER).setTimeStamp('0');
  return new gossip.ClusterInfo().setMembersList([member.setHttpEndPoint(endpoint)]);
}

function answerFeatures(
  _call: ServerUnaryCall<shared.Empty, features.SupportedMethods>,
  answer: sendUnaryData<features.SupportedMethods>,
): void {
  const service = 'event_store.client.streams.streams';
  const methods = ['read', 'append', 'batchappend', 'delete', 'tombstone'].map((method) =>
    new features.SupportedMethod().setServiceName(service).setMethodName(method),
  );
  answer(null, new features.SupportedMethods().setEventStoreServerVersion('0.0.0-stand-in').setMethodsList(methods));
}

function unimplemented(): never {
  throw new Error('The stand-in has no such call.');
}
