import { composeText } from '@/utils/article/compose-text';

/** The digit zero of scripts that write dates in digits of their own; the other nine follow it in Unicode. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
];

/** Digits of any script and width as ASCII. */
export function plainDigits(text: string): string {
  return composeText(text).replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.find((first) => first <= code && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
