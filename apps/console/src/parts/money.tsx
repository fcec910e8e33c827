/** As the servers have it; shown with two places or as many as it has. */
export function Money({ of: { amount, currency } }: { readonly of: { readonly amount: string; readonly currency: string } }) {
  return (
    <span class="money">
      {formatAmount(amount)} <span class="soft">{currency}</span>
    </span>
  );
}

/** With two places at least and thousands apart; no number is made of it, which could round it. */
export function formatAmount(amount: string): string {
  const [, sign = '', whole = '', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === '') return amount;
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${places.padEnd(2, '0')}`;
}
