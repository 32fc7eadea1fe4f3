/** Prometheus text for whoever looks after the server: loopback callers, others with a token. */
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { jobCounts } from '../app/jobs/watch.ts';
import { sameSecret } from '../app/sign-in.ts';
import { isLoopback } from './authenticate.ts';
import type { Door } from './door.ts';
import { DoorError } from './faults.ts';

/** Counts every answer, and serves `/metrics`. */
export function meter(server: FastifyInstance, door: Door): void {
  const registers = [new Registry()];
  const registry = registers[0]!;
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'svar_http_answers_total',
    help: 'Answers by operation and status',
    labelNames: ['operation', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'svar_http_seconds',
    help: 'Time to answer by operation',
    labelNames: ['operation'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
    registers,
  });
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('svar_calls_under_way', 'Calls being answered', () => door.gate.usage().underWay);
  gauge('svar_calls_waiting', 'Calls waiting for a place', () => door.gate.usage().waiting);
  gauge('svar_database_connections', 'Connections to the database', () => door.app.database.usage().total);
  gauge('svar_database_waiting', 'Callers waiting for a connection', () => door.app.database.usage().waiting);

  meterJobs(registry, door);

  server.addHook('onResponse', (request, reply, done) => {
    const operation = request.operation ?? 'other';
    answers.inc({ operation, status: reply.statusCode });
    seconds.observe({ operation }, reply.elapsedTime / 1_000);
    done();
  });
  server.get('/metrics', async (request, reply) => {
    const token = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const hasToken = door.metricsToken !== undefined && token !== undefined && sameSecret(token, door.metricsToken);
    if (!isLoopback(request.ip) && !hasToken)
      throw new DoorError(403, 'SoSentryException', 'Metrics are for loopback callers, or with SVAR_METRICS_TOKEN');
    return reply.header('Content-Type', registry.contentType).send(await registry.metrics());
  });
}

/** Jobs by state, counted when somebody asks. */
function meterJobs(registry: Registry, door: Door): void {
  const gauge = new Gauge({
    name: 'svar_jobs',
    help: 'Jobs that wait, run, and have failed',
    labelNames: ['state'],
    registers: [],
    async collect() {
      // a database that cannot answer must not hide the other figures
      const counts = await jobCounts(door.app).catch(() => ({}));
      this.reset();
      for (const [state, count] of Object.entries<number>(counts)) this.set({ state }, count);
    },
  });
  registry.registerMetric(gauge);
}
