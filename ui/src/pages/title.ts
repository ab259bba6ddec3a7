/** Whether a project can be called so; the server refuses shorter and longer names. */
export const fitsAsTitle = (title: string): boolean => title.length >= 3 && title.length <= 50;
