const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** With thousands apart; below ten with a place after the point. */
export const formatCount = (count: number) => (Math.abs(count) < 10 ? small : whole).format(count);
