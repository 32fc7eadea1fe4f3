/** A process that calls Svar over HTTP. */
import { REFUSED } from './arrivals.ts';
import { Connection } from './connection.ts';
import { basic, type Setting } from './jobs.ts';
import { serve } from './rounds.ts';
import { type Asked, agentOf, wireOf } from './workloads.ts';

/** A request as it goes over the wire, with the headers that a client of the API sends; and what is wanted of its answer. */
function spell(asked: Asked): { text: string; ids: RegExp } {
  const wire = wireOf(asked.job.workload, asked.index);
  const json = wire.body === undefined ? '' : JSON.stringify(wire.body(asked));
  const content = wire.body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n`;
  const authorization = basic(`agent${agentOf(asked.client, asked.setting)}`);
  const head = `${wire.method} /api/v1/${wire.path(asked)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\nAccept: application/json\r\n`;
  return { text: `${head}${content}\r\n${json}`, ids: wire.ids };
}

/** What a connection is used for before it is counted: the server closes soon what has never asked for anything. */
const FIRST_USE = 'GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';

const portOf = (client: number, { ports }: Setting): number => ports[client % ports.length]!;

serve(async (setting) => {
  const connections: (Connection | undefined)[] = [];
  const connect = async (client: number): Promise<Connection> => {
    const standing = connections[client];
    if (standing?.isOpen) return standing;
    const opened = await Connection.open(portOf(client, setting));
    await opened.send(FIRST_USE);
    connections[client] = opened;
    return opened;
  };
  return async (job) => {
    // browsers and programs keep their connections: to open one is not what is measured
    for (let client = 0; client < job.clients; client++) await connect(client);
    return async (client, index) => {
      const { text, ids } = spell({ job, setting, client, index });
      const sent = connect(client).then((open) => open.send(text));
      if (job.rate !== undefined)
        return sent.then(
          ({ status }) => [status],
          () => [0],
        );
      const { status, body } = await sent;
      if (status === 503) return REFUSED;
      // another refusal, or the null of a ticket that is not there, would be quick, and no figure of anything
      if (status !== 200 || body.length < 20) throw new Error(`${job.workload} was answered ${status}: ${body.toString('utf8', 0, 500)}`);
      return job.collect === true ? [...body.toString().matchAll(ids)].map(([, id]) => Number(id)) : [];
    };
  };
});
