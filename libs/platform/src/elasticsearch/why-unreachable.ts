/**
 * Why no answer came, from the error of the client, which keeps no code. What is wrong with a certificate names the variable to look at.
 * @returns a sentence without address or contents
 */
export function whyUnreachable({ message }: Error): string {
  if (/certificate has expired|certificate is not yet valid/.test(message))
    return 'Elasticsearch cannot be trusted: its certificate has expired, or is not yet valid';
  if (message.includes('altnames')) return 'Elasticsearch cannot be trusted: its certificate is of another host than SEARCH_URL names';
  if (/certificate|self[- ]signed/i.test(message))
    return 'Elasticsearch cannot be trusted: SEARCH_CA_FILE does not hold the authority that has signed its certificate';
  if (/wrong version number|packet length too long|SSL routines/.test(message))
    return 'Elasticsearch cannot be reached: it speaks no TLS where SEARCH_URL says https';
  const [code] = /\bE[A-Z]{4,}\b/.exec(message) ?? [];
  return `Elasticsearch cannot be reached${code === undefined ? '' : ` (${code})`}`;
}

/** Whom the server does not know, as another sentence than what somebody may not do. */
export const UNKNOWN_ASKER = 'Elasticsearch does not know who asks: see SEARCH_API_KEY, or user and password in SEARCH_URL';
