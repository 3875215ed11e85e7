import type { LaterText } from './en-later';
import { accounts } from './vi-accounts';
import { admin } from './vi-admin';
import { asides } from './vi-asides';
import { customEmoji } from './vi-emoji';
import { folders } from './vi-folders';
import { keeping } from './vi-keeping';
import { moderation } from './vi-moderation';
import { settings } from './vi-settings';
import { number } from './vi-words';

/** What is not on the first screen. A section may have words in both halves. */
export const later: LaterText = {
  accounts,
  settings,
  admin,
  ...asides,
  ...keeping,
  ...moderation,
  ...folders,
  ...customEmoji,
  errors: {
    invalid_credentials: 'Tên hoặc mật khẩu không đúng.',
    waitMinutes: (count) => `Quá nhiều lần thử. Hãy thử lại sau ${number(count)} phút.`,
    disabled: 'Tài khoản này đã bị quản trị viên khóa.',
    email_unverified: 'Hãy xác nhận địa chỉ e-mail trước.',
    second_factor_required:
      'Ở đây bạn cần có bước thứ hai khi đăng nhập: ứng dụng xác thực hoặc khóa truy cập. Hãy thiết lập trước, và luôn giữ một cái.',
    registration_closed: 'Ở đây cần có lời mời mới tạo được tài khoản.',
    invitation_invalid: 'Lời mời này không còn hiệu lực.',
    code_invalid: 'Mã không đúng hoặc không còn hiệu lực.',
    last_sign_in_method: 'Đây là cách đăng nhập duy nhất của bạn. Hãy thêm một cách khác trước.',
    last_administrator: 'Máy chủ cần ít nhất một quản trị viên. Hãy trao quyền cho người khác trước.',
    username_taken: 'Tên này, hoặc một tên trông giống nó, đã có người dùng.',
    someFields: 'Còn chỗ chưa đúng ở trên.',
  },
  fields: {
    required: 'Cần điền mục này.',
    username:
      'Từ 3 đến 32 chữ cái, chữ số, dấu chấm, gạch nối hoặc gạch dưới, bắt đầu bằng chữ cái hoặc chữ số. Một số từ không dùng được.',
    displayName: 'Từ 1 đến 64 ký tự, trên một dòng.',
    email: 'Địa chỉ e-mail này không dùng được ở đây.',
    passwordLength: 'Từ 8 đến 128 ký tự.',
    password:
      'Quá dễ đoán: có trong danh sách mật khẩu phổ biến, hoặc gần như chỉ là tên, địa chỉ của bạn hay tên máy chủ này.',
    currentPassword: 'Đây không phải mật khẩu hiện tại của bạn.',
    code: 'Sáu chữ số.',
    bio: 'Dài quá.',
    statusText: 'Dài quá.',
    statusEmoji: 'Một biểu tượng cảm xúc.',
    timeZone: 'Máy chủ không biết múi giờ này.',
    publicUrl: 'Một địa chỉ bắt đầu bằng https:// hoặc http://, không có đường dẫn phía sau.',
    allowedDomains: 'Các tên miền như example.org, mỗi dòng một tên.',
    confirmation: 'Đây không phải tên tài khoản.',
    other: 'Chưa đúng.',
  },
};
