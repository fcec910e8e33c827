import { ID_PATTERN, SKU_PATTERN } from '#events/contracts/fields';

/** Addresses beside those of the resources: whoever were named so could never be asked for. */
const routeNames = ['search', 'suggest'];
/** Only dots: clients take `.` and `..` out of addresses before they send them. */
const usable = (pattern: string) => pattern.replace('^', `^(?!\\.+$)(?!(?:${routeNames.join('|')})$)`);

/** What is stored already may be named otherwise; what comes in is not. */
export const GIVEN_ID_PATTERN = usable(ID_PATTERN);
export const GIVEN_SKU_PATTERN = usable(SKU_PATTERN);

const rest = `of A–Z a–z 0–9 . _ -, not only dots, and not ${routeNames.join(' or ')}`;
export const idMessage = `must be 1–100 characters ${rest}`;
export const skuMessage = `must be 1–40 characters ${rest}`;
