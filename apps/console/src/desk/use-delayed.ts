import { useEffect, useState } from 'preact/hooks';

const STILL_FOR_MS = 200;

/** What is typed, once it has stood still for a moment. */
export function useDelayed(value: string): string {
  const [delayed, setDelayed] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), STILL_FOR_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return delayed;
}
