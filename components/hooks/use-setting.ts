import { useEffect, useRef, useState } from 'preact/hooks';
import type { WxtStorageItem } from 'wxt/utils/storage';

/**
 * A setting and its setter; follows changes made in other windows. Its default until it has been read. What is set here holds
 * at once: what the storage tells of before it has that, is older.
 */
export function useSetting<Value>(
  item: WxtStorageItem<Value, Record<string, unknown>>,
): [value: Value, set: (value: Value) => void] {
  const [value, setValue] = useState(item.fallback);
  /** How much is being stored. */
  const underWay = useRef(0);
  const read = async (): Promise<void> => {
    const stored = await item.getValue();
    if (underWay.current === 0) setValue(stored);
  };
  useEffect(() => {
    void read();
    return item.watch(() => void read());
  }, [item]);
  return [
    value,
    (changed) => {
      setValue(changed);
      underWay.current += 1;
      void item.setValue(changed).finally(() => {
        underWay.current -= 1;
        void read();
      });
    },
  ];
}
