// What the till sells from; bundled and minified before it runs.
interface Line {
  article: string;
  cents: number;
}

export class Order {
  private readonly lines: Line[] = [];

  add(article: string, cents: number): this {
    this.lines.push({ article, cents });
    return this;
  }

  totalInCents(): number {
    return this.lines.reduce((sum, line) => sum + line.cents, 0);
  }
}

export function chargeCard(order: Order, limitInCents: number): string {
  const total = order.totalInCents();
  if (total > limitInCents) {
    throw new RangeError(`order of ${total} cents is above the limit`);
  }
  return `charged ${total}`;
}
