'use strict';
// Uses @sentry/node as an application does. Prints what it was told by the SDK as one JSON line.
//   node sdk.cjs PACKAGE LIFECYCLE ACTION     LIFECYCLE: default or static
const [packageName, lifecycle, action] = process.argv.slice(2);
const Sentry = require(packageName);

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: 'till@1.7.0',
  environment: 'staging',
  serverName: 'till-9',
  tracesSampleRate: 1,
  ...(lifecycle === 'static' ? { traceLifecycle: 'static' } : {}),
  beforeSend(event) {
    ids.push(event.event_id);
    return event;
  },
});
const ids = [];

function refuseOrder() {
  throw new RangeError('order 4711 was refused', { cause: new TypeError('card is undefined') });
}

function describe(scope) {
  scope.setTag('payment', 'card');
  scope.setUser({ id: 'u-17', email: 'ada@example.com', username: 'ada' });
  scope.setExtra('basket', '3 items');
  scope.addBreadcrumb({
    category: 'ui.click', level: 'warning', message: 'pressed pay', data: { button: 'pay' },
  });
  scope.addBreadcrumb({ category: 'reader', message: 'card read' });
}

const actions = {
  exception() {
    Sentry.withScope(scope => {
      describe(scope);
      try {
        refuseOrder();
      } catch (error) {
        Sentry.captureException(error);
      }
    });
  },
  message() {
    Sentry.captureMessage('Stock of tea is low', 'warning');
  },
  rejection() {
    Promise.reject(new SyntaxError('receipt has no lines'));
  },
  spans() {
    return Sentry.startSpan({ name: 'POST /orders', op: 'http.server' }, root => {
      const context = root.spanContext();
      return Sentry.startSpan({ name: 'INSERT INTO orders', op: 'db.query' }, span => {
        result.traceId = context.traceId;
        result.rootSpanId = context.spanId;
        result.childSpanId = span.spanContext().spanId;
      });
    });
  },
};
const result = {};

async function main() {
  await actions[action]();
  await new Promise(resolve => setTimeout(resolve, 200));
  const flushed = await Sentry.flush(20000);
  console.log(JSON.stringify({ ...result, flushed, ids }));
}

main();
