// An application whose own build minifies it; prints the id of the event it sends.
import * as Sentry from '@sentry/node';
import { Order, chargeCard } from './till-order';

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: process.env.TILL_RELEASE,
  dist: process.env.TILL_DIST,
  integrations: process.env.TILL_PREFIX
    ? [Sentry.rewriteFramesIntegration({ prefix: process.env.TILL_PREFIX })]
    : [],
});

function checkOut(): string | undefined {
  try {
    const order = new Order().add('kettle', 4200).add('tea', 350);
    return chargeCard(order, 4000);
  } catch (refused) {
    return Sentry.captureException(refused);
  }
}

const id = checkOut();
void Sentry.flush(20000).then((flushed) => {
  console.log(JSON.stringify({ id, flushed }));
});
