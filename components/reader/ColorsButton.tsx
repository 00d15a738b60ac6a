import { Palette } from 'lucide-preact';
import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';

import { ColorsDialog } from './ColorsDialog';

/** Opens the dialog in which colours are named and ordered. */
export function ColorsButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon={Palette}
        label={i18n.t('colors.open')}
        onClick={() => {
          setOpen(true);
        }}
      />
      {isOpen && (
        <ColorsDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
