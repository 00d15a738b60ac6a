import { i18n } from '#i18n';
import type { TemplateFault } from '@/utils/export/templates/template-fault';

/** What is wrong with a template, and where. */
export function faultWords({ message, line, column }: TemplateFault): string {
  return line === 0
    ? i18n.t('template.fault', [message])
    : i18n.t('template.faultAt', [String(line), String(column), message]);
}
