import { type Attributes } from '#events/contracts/fields';
import { type Money, parseAmount, sameMoney } from '#events/contracts/money';
import { type ProductEvent, productStream } from '#events/contracts/product-events';
import { answerTo, type AnswersByStatus } from '../answers-by-status.js';
import { type Decider } from '../decider.js';
import { checkedPrice } from '../price.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';

export type ProductCommand =
  | (ProductTexts & { readonly type: 'AddProduct'; readonly sku: string; readonly attributes?: Attributes; readonly price: Money })
  | (Partial<ProductTexts> & { readonly type: 'ReviseProduct'; readonly sku: string; readonly attributes?: Attributes })
  | { readonly type: 'ChangePrice'; readonly sku: string; readonly price: Money }
  | { readonly type: 'PublishProduct'; readonly sku: string }
  | { readonly type: 'DiscontinueProduct'; readonly sku: string; readonly reason: string };

interface ProductTexts {
  readonly name: string;
  readonly description?: string;
  readonly category: string;
}

interface Product extends ProductTexts {
  readonly status: 'draft' | 'published' | 'discontinued';
  readonly sku: string;
  readonly attributes: Attributes;
  readonly price: Money;
}

export type ProductState = { readonly status: 'absent' } | Product;

/** What an order needs to know of a product. */
export type ProductFacts = Pick<Product, 'name' | 'price' | 'status'>;

/** `undefined` when there is no such product. */
export function productFacts(state: ProductState): ProductFacts | undefined {
  if (state.status === 'absent') return undefined;
  return { name: state.name, price: state.price, status: state.status };
}

function evolve(state: ProductState, event: ProductEvent): ProductState {
  if (event.type === 'ProductAdded') {
    const { sku, name, description, category, attributes, price } = event.data;
    return withoutUndefined({ status: 'draft' as const, sku, name, description, category, attributes, price });
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'ProductRevised': {
      const { name, description, category, attributes } = event.data;
      return { ...state, ...withoutUndefined({ name, description, category, attributes }) } as Product;
    }
    case 'ProductPriceChanged':
      return { ...state, price: event.data.price };
    case 'ProductPublished':
      return { ...state, status: 'published' };
    case 'ProductDiscontinued':
      return { ...state, status: 'discontinued' };
    default: {
      const _: never = event;
      return state;
    }
  }
}

type ProductChange = Exclude<ProductCommand, { type: 'AddProduct' }>;

const productAnswers: AnswersByStatus<ProductChange['type'], Product['status'], 'product-discontinued'> = {
  ReviseProduct: { draft: 'yes', published: 'yes', discontinued: 'product-discontinued' },
  ChangePrice: { draft: 'yes', published: 'yes', discontinued: 'product-discontinued' },
  PublishProduct: { draft: 'yes', published: 'nothing', discontinued: 'product-discontinued' },
  DiscontinueProduct: { draft: 'yes', published: 'yes', discontinued: 'nothing' },
};

function decide(command: ProductCommand, state: ProductState): readonly ProductEvent[] {
  if (command.type === 'AddProduct') return add(command, state);
  const { sku } = command;
  if (state.status === 'absent') throw new Refusal('product-not-found', `There is no product ${sku}.`, { skus: [sku] });
  const answer = answerTo(productAnswers, command, state.status);
  if (answer === 'nothing') return [];
  if (answer !== 'yes') throw new Refusal(answer, `${sku} is discontinued and cannot be changed.`, { skus: [sku] });
  switch (command.type) {
    case 'ReviseProduct':
      return revise(command, state);
    case 'ChangePrice':
      return changePrice(command.price, state);
    case 'PublishProduct':
      return publish(state);
    case 'DiscontinueProduct':
      return [{ type: 'ProductDiscontinued', data: { sku, reason: command.reason } }];
    default:
      return unreachable(command);
  }
}

function add(command: Extract<ProductCommand, { type: 'AddProduct' }>, state: ProductState): readonly ProductEvent[] {
  const { sku, name, description, category, attributes = {} } = command;
  if (state.status !== 'absent') throw new Refusal('product-exists', `${sku} has been added already.`, { skus: [sku] });
  const price = checkedPrice(command.price, 'price');
  return [{ type: 'ProductAdded', data: withoutUndefined({ sku, name, description, category, attributes, price }) }];
}

function revise(command: Extract<ProductCommand, { type: 'ReviseProduct' }>, product: Product): readonly ProductEvent[] {
  const { name, description, category, attributes } = command;
  const changes = withoutUndefined({
    name: name === product.name ? undefined : name,
    description: description === product.description ? undefined : description,
    category: category === product.category ? undefined : category,
    attributes: attributes !== undefined && sameAttributes(attributes, product.attributes) ? undefined : attributes,
  });
  if (Object.keys(changes).length === 0) return [];
  return [{ type: 'ProductRevised', data: { sku: product.sku, ...changes } }];
}

function changePrice(asked: Money, product: Product): readonly ProductEvent[] {
  const price = checkedPrice(asked, 'price');
  if (sameMoney(price, product.price)) return [];
  if (product.status === 'published') requirePrice(product.sku, price);
  return [{ type: 'ProductPriceChanged', data: { sku: product.sku, price, previousPrice: product.price } }];
}

function publish(product: Product): readonly ProductEvent[] {
  requirePrice(product.sku, product.price);
  return [{ type: 'ProductPublished', data: { sku: product.sku } }];
}

function requirePrice(sku: string, price: Money): void {
  if (parseAmount(price.amount) > 0n) return;
  throw new Refusal('price-missing', `${sku} needs a price above zero to be published.`, { skus: [sku], field: 'price' });
}

function sameAttributes(left: Attributes, right: Attributes): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => Object.hasOwn(right, name) && left[name] === right[name]);
}

export const productDecider: Decider<ProductState, ProductCommand, ProductEvent> = {
  category: productStream.category,
  begins: ({ type }) => type === 'AddProduct',
  initialState: () => ({ status: 'absent' }),
  decide,
  evolve,
};
