import { useEffect, useState } from 'react';

/** `value` once it has been the same for a while: nobody asks at every key that is pressed. */
export function useSettled<T>(value: T, afterMillis: number): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState({ text, value });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ text, value: JSON.parse(text) }), afterMillis);
    return () => clearTimeout(timer);
  }, [text, afterMillis]);
  return settled.value;
}
