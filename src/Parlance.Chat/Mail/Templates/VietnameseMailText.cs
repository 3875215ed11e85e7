using static Parlance.Chat.Mail.Templates.MailBlock;

namespace Parlance.Chat.Mail.Templates;

/// <summary>Vietnamese.</summary>
internal sealed class VietnameseMailText : AccountMailText
{
    public static readonly VietnameseMailText Instance = new();

    public override string Locale => "vi";

    public override MailDraft VerifyEmail(string server, ProofOfAddress proof) => new(
        $"Xác nhận địa chỉ e-mail của bạn tại {server}",
        new Paragraph($"Có người, có lẽ là bạn, đã dùng địa chỉ e-mail này tại {server}. Hãy xác nhận rằng địa chỉ này là của bạn:"),
        new Button("Xác nhận địa chỉ này", proof.Link),
        new Paragraph("Hoặc nhập mã này vào nơi được yêu cầu:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("Nếu không phải bạn, bạn không cần làm gì. Không có mã này thì không ai dùng được địa chỉ của bạn."));

    public override MailDraft ResetPassword(string server, ProofOfAddress proof) => new(
        $"Đặt mật khẩu mới cho {server}",
        new Paragraph($"Có người, có lẽ là bạn, đã quên mật khẩu của tài khoản bạn tại {server}. Bạn có thể đặt mật khẩu mới:"),
        new Button("Đặt mật khẩu mới", proof.Link),
        new Paragraph("Hoặc nhập mã này vào nơi được yêu cầu:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("Nếu không phải bạn, bạn không cần làm gì: mật khẩu vẫn giữ nguyên. Đừng cho ai biết mã này."));

    public override MailDraft ResetPasswordByAdministrator(string server, ProofOfAddress proof) => new(
        $"Đặt mật khẩu mới cho {server}",
        new Paragraph($"Quản trị viên của {server} đề nghị bạn đặt mật khẩu mới cho tài khoản của mình:"),
        new Button("Đặt mật khẩu mới", proof.Link),
        new Paragraph("Hoặc nhập mã này vào nơi được yêu cầu:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("Sau này bạn có thể tự yêu cầu mã mới ở trang đăng nhập. Đừng cho ai biết mã này, kể cả quản trị viên."));

    public override MailDraft ConfirmNewEmail(string server, ProofOfAddress proof) => new(
        $"Xác nhận địa chỉ e-mail mới của bạn tại {server}",
        new Paragraph($"Có người, có lẽ là bạn, muốn dùng địa chỉ e-mail này cho tài khoản của họ tại {server}. Hãy xác nhận rằng địa chỉ này là của bạn:"),
        new Button("Xác nhận địa chỉ này", proof.Link),
        new Paragraph("Hoặc nhập mã này vào nơi được yêu cầu:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("Nếu không phải bạn, bạn không cần làm gì."));

    public override MailDraft EmailChanging(string server, Uri settings) => new(
        $"Địa chỉ e-mail của bạn tại {server} sắp thay đổi",
        new Paragraph($"Tài khoản của bạn tại {server} sẽ dùng một địa chỉ e-mail khác ngay khi địa chỉ đó được xác nhận. Từ lúc đó sẽ không còn thư gửi đến đây."),
        new Paragraph("Nếu không phải bạn thì có người khác đang đăng nhập vào tài khoản của bạn. Hãy kết thúc các phiên đó và đổi mật khẩu ngay:"),
        new Button("Mở phần cài đặt", settings));

    public override MailDraft PasswordChanged(string server, Uri forgot) => new(
        $"Mật khẩu của bạn tại {server} đã được đổi",
        new Paragraph($"Mật khẩu của tài khoản bạn tại {server} đã được đổi, và mọi thiết bị khác đã bị đăng xuất."),
        new Paragraph("Nếu không phải bạn, hãy đặt mật khẩu mới ngay:"),
        new Button("Đặt mật khẩu mới", forgot));

    public override MailDraft SignInMethodAdded(string server, SignInMethodKind kind, string? provider, Uri settings) => new(
        $"Cách đăng nhập mới vào {server}",
        new Paragraph($"Từ nay có thể đăng nhập vào tài khoản của bạn tại {server} bằng {Name(kind, provider)}."),
        new Paragraph("Nếu không phải bạn, hãy gỡ bỏ cách này và đổi mật khẩu ngay:"),
        new Button("Mở phần cài đặt", settings));

    public override MailDraft AccountExists(string server, Uri signIn, Uri forgot) => new(
        $"Bạn đã có tài khoản tại {server}",
        new Paragraph($"Có người, có lẽ là bạn, đã thử đăng ký tại {server} bằng địa chỉ e-mail này. Bạn đã có tài khoản, nên không có tài khoản mới nào được tạo."),
        new Button("Đăng nhập", signIn),
        new Paragraph("Nếu bạn không còn nhớ mật khẩu:"),
        new Button("Đặt mật khẩu mới", forgot),
        new Note("Nếu không phải bạn, bạn không cần làm gì: không ai vào được tài khoản của bạn."));

    public override MailDraft Invitation(string server, string invitedBy, Uri link, int days) => new(
        $"Lời mời tham gia {server}",
        new Paragraph($"{invitedBy} mời bạn tham gia {server}."),
        new Button("Tham gia", link),
        new Note($"Lời mời có hiệu lực trong {days} ngày."),
        new Note("Nếu bạn không biết người này, bạn không cần làm gì."));

    private static Note Validity(ProofOfAddress proof) => new($"Liên kết và mã có hiệu lực trong {proof.Minutes} phút và chỉ dùng được một lần.");

    private static string Name(SignInMethodKind kind, string? provider) => kind switch
    {
        SignInMethodKind.Password => "mật khẩu",
        SignInMethodKind.Passkey => "khóa truy cập (passkey)",
        SignInMethodKind.Authenticator => "mã của ứng dụng xác thực, sau mật khẩu",
        SignInMethodKind.Provider => $"tài khoản {provider}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
