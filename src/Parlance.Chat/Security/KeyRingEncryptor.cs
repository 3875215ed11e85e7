using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.Chat.Security;

/// <summary>Seals the secret part of a key before it is stored.</summary>
internal sealed class KeyRingEncryptor(SecretBox box) : IXmlEncryptor
{
    public const string Purpose = "data-protection-key";
    public const string ElementName = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new(new XElement(ElementName, Convert.ToBase64String(box.Seal(Purpose, plain))), typeof(KeyRingDecryptor));
    }
}

/// <summary>Opens what <see cref="KeyRingEncryptor"/> has sealed. Its name is stored beside each key: it cannot be renamed.</summary>
internal sealed class KeyRingDecryptor : IXmlDecryptor
{
    private readonly SecretBox _box;

    // Data Protection makes it by its type's name, and gives it this.
    public KeyRingDecryptor(IServiceProvider services) => _box = services.GetRequiredService<SecretBox>();

    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(_box.Open(KeyRingEncryptor.Purpose, Convert.FromBase64String(encryptedElement.Value))));
}
