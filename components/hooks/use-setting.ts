import { useEffect, useState } from 'preact/hooks';
import type { WxtStorageItem } from 'wxt/utils/storage';

/** A setting and its setter; follows changes made in other windows. Its default until it has been read. */
export function useSetting<Value>(
  item: WxtStorageItem<Value, Record<string, unknown>>,
): [value: Value, set: (value: Value) => void] {
  const [value, setValue] = useState(item.fallback);
  useEffect(() => {
    void item.getValue().then(setValue);
    return item.watch(setValue);
  }, [item]);
  return [
    value,
    (changed) => {
      setValue(changed);
      void item.setValue(changed);
    },
  ];
}
