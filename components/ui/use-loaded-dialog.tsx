import type { ComponentType, VNode } from 'preact';
import { useState } from 'preact/hooks';

import { showToast } from './Toast';

/** A dialog that is loaded when it is wanted, with its props but `onClose`; `dialog` belongs where it is to be. */
export function useLoadedDialog<Props extends object>(
  load: () => Promise<ComponentType<Props & { onClose: () => void }>>,
  props: Props,
  notOpenedWords: (detail: string) => string,
): { openDialog: () => Promise<void>; dialog: VNode | null } {
  const [Dialog, setDialog] = useState<ComponentType<Props & { onClose: () => void }> | null>(null);
  return {
    openDialog: async () => {
      try {
        const loaded = await load();
        setDialog(() => loaded);
      } catch (error) {
        showToast({ message: notOpenedWords(String(error)) });
      }
    },
    dialog: Dialog && (
      <Dialog
        {...props}
        onClose={() => {
          setDialog(null);
        }}
      />
    ),
  };
}
