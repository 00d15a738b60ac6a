import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';

import { FileDrop } from './FileDrop';
import type { ImportDialogProps } from './ImportDialog';

/** Takes dropped files; `open` shows how others are chosen. What reads them is loaded when it is wanted. */
export function useImport() {
  const [Dialog, setDialog] = useState<ComponentType<ImportDialogProps> | null>(null);
  const [files, setFiles] = useState<File[]>([]);
  const show = async (given: File[]): Promise<void> => {
    setFiles(given);
    try {
      const { ImportDialog } = await import('./ImportDialog');
      setDialog(() => ImportDialog);
    } catch (error) {
      showToast({ message: i18n.t('import.notOpened', [String(error)]) });
    }
  };
  return {
    open: () => void show([]),
    view: (
      <>
        <FileDrop onDrop={Dialog ? null : (dropped) => void show(dropped)} />
        {Dialog && (
          <Dialog
            files={files}
            onClose={() => {
              setDialog(null);
            }}
          />
        )}
      </>
    ),
  };
}
