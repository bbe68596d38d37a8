'use strict';
// Uses @sentry/node as an application does. Prints as one JSON line what the SDK told it and the
// items of every envelope the SDK sent.
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
});
const items = [];
const isText = payload => typeof payload === 'object' && !(payload instanceof Uint8Array);
Sentry.getClient().on('beforeEnvelope', envelope => {
  items.push(...envelope[1].filter(([, payload]) => isText(payload)));
});

function refuseOrder() {
  const chip = new Error('the chip is worn');
  throw new RangeError('order 4711 was refused', {
    cause: new TypeError('card is undefined', { cause: chip }),
  });
}

function describe(scope) {
  scope.setTag('payment', 'card');
  scope.setTag('country', 'NL');
  scope.setContext('order', { number: 4711, gift: true });
  scope.addAttachment({ filename: 'cart.txt', data: 'total=12.50\n', contentType: 'text/plain' });
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
        result.errorId = Sentry.captureException(error);
      }
    });
  },
  message() {
    result.messageId = Sentry.captureMessage('Stock of tea is low', 'warning');
  },
  rejection() {
    Promise.reject(new SyntaxError('receipt has no lines'));
  },
  spans() {
    return Sentry.startSpan({ name: 'POST /orders', op: 'http.server' }, root => {
      const context = root.spanContext();
      return Sentry.startSpan({ name: 'INSERT INTO orders', op: 'db.query', attributes }, span => {
        result.traceId = context.traceId;
        result.rootSpanId = context.spanId;
        result.childSpanId = span.spanContext().spanId;
      });
    });
  },
  // One request with all of it, and what its user says.
  visit() {
    return Sentry.startSpan({ name: 'GET /cart', op: 'http.server' }, async () => {
      await actions.spans();
      actions.exception();
      actions.message();
      Sentry.captureFeedback({
        message: 'I cannot pay', name: 'Ada', email: 'ada@example.com',
        associatedEventId: result.errorId,
      });
    });
  },
};
const attributes = { 'db.system.name': 'postgresql', 'cart.items': 3, 'cart.gift': true };
const result = {};

async function main() {
  await actions[action]();
  await new Promise(resolve => setTimeout(resolve, 200));
  const flushed = await Sentry.flush(20000);
  console.log(JSON.stringify({ ...result, flushed, items }));
}

main();
