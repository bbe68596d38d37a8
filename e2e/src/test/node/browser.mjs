// A page of a shop that uses @sentry/browser as an application does. The page that loads it sets
// window.sentryOptions; every event it sends is kept in window.sent.
import * as Sentry from '@sentry/browser';

window.sent = [];
window.Sentry = Sentry;

Sentry.init({
  ...window.sentryOptions,
  release: 'shop-front@3.1.0',
  environment: 'staging',
  dist: '12',
  tracesSampleRate: 1,
  integrations: [Sentry.browserTracingIntegration()],
  beforeSend(event) {
    window.sent.push(event.event_id);
    return event;
  },
});
Sentry.setUser({ id: 'u-17', email: 'ada@example.com', username: 'ada' });

Sentry.startSpan({ name: 'draw cart', op: 'ui.render', attributes: { 'cart.items': 3 } }, () => {
  document.getElementById('cart').textContent = '3 items';
});

function refuseOrder() {
  throw new RangeError('order 4711 was refused', { cause: new TypeError('card is undefined') });
}

async function pay() {
  console.warn('the till answers slowly', 3);
  await fetch('/till.json?order=4711');
  await fetch('/missing.json', { method: 'POST', body: '{}' }).catch(() => undefined);
  history.pushState({}, '', '/checkout');
  Sentry.withScope(scope => {
    scope.setTag('payment', 'card');
    scope.setTag('country', 'NL');
    scope.setExtra('basket', '3 items');
    scope.setContext('order', { number: 4711, gift: true });
    scope.addAttachment({ filename: 'cart.txt', data: 'total=12.50\n', contentType: 'text/plain' });
    scope.addBreadcrumb({
      category: 'reader', level: 'error', message: 'card read', data: { chip: 'EMV' },
    });
    try {
      refuseOrder();
    } catch (error) {
      Sentry.captureException(error);
    }
  });
}

document.getElementById('pay').addEventListener('click', pay);
document.getElementById('stock').addEventListener('click', () => {
  Sentry.captureMessage('Stock of tea is low', 'warning');
});
document.getElementById('receipt').addEventListener('click', () => {
  Promise.reject(new SyntaxError('receipt has no lines'));
});
document.getElementById('total').addEventListener('click', () => {
  undefined.total;
});
