/** What is wrong with a template, in the words of LiquidJS; line and column from 1, and 0 where they aren't known. */
export interface TemplateFault {
  kind: 'template';
  message: string;
  line: number;
  column: number;
}

/** Why a template wrote nothing. */
export class TemplateError extends Error {
  readonly fault: TemplateFault;

  constructor(fault: TemplateFault) {
    super(fault.message);
    this.fault = fault;
  }
}
