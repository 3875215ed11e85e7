import type { customEmoji as english } from './en-emoji';

/** The words of the emoji that people add to the server. */
export const customEmoji: typeof english = {
  customEmoji: {
    lead: 'Những hình mà mọi người ở đây dùng được bằng tên, trong tin nhắn và khi bày tỏ cảm xúc.',
    add: 'Thêm biểu tượng',
    picture: 'Hình',
    choose: 'Chọn hình',
    hint: 'PNG, JPEG, GIF hoặc WebP. Hình lớn sẽ được thu nhỏ.',
    name: 'Tên',
    nameHint: 'Chữ thường không dấu, chữ số, - _ và +. Khi dùng, viết giữa hai dấu hai chấm.',
    go: 'Thêm',
    added: (name) => `Mọi người đã dùng được :${name}:.`,
    taken: 'Đã có biểu tượng tên này.',
    wrongName: '1 đến 32 chữ thường (a đến z), chữ số, - _ hoặc +.',
    noPicture: 'Hãy chọn hình trước.',
    wrongPicture: 'Hình này không dùng được. Cần hình PNG, JPEG, GIF hoặc WebP.',
    largePicture: 'Hình động này quá lớn. Tối đa 256 KB và mỗi cạnh 512 điểm ảnh.',
    list: 'Biểu tượng của máy chủ này',
    search: 'Tìm theo tên',
    none: 'Chưa có biểu tượng nào.',
    notFound: 'Không có biểu tượng nào tên như vậy.',
    by: (name, when) => `do ${name} thêm, ${when}`,
    remove: (name) => `Xóa :${name}:`,
    removeTitle: (name) => `Xóa :${name}:?`,
    removeLead: 'Nơi đã dùng sẽ hiện tên của nó.',
    from: 'Ai được thêm biểu tượng',
    froms: { member: 'Mọi thành viên', administrator: 'Quản trị viên' },
    fromHints: {
      member: 'Mọi người trừ khách đều thêm được biểu tượng cho tất cả.',
      administrator: 'Chỉ quản trị viên thêm được biểu tượng.',
    },
  },
};
