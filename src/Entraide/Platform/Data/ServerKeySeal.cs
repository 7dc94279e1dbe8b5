using System.Text;
using System.Xml.Linq;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Entraide.Platform.Data;

/// <summary>Seals the secret part of the framework's keys under the master key: a stolen database forges no cookie.</summary>
public sealed class ServerKeySeal(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(Box.Close(Key(master), Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), "server key"u8))),
        typeof(ServerKeyOpener));

    internal static byte[] Key(MasterKey master) => master.Derive("server keys");
}

/// <summary>Made by the framework from the name written beside a sealed key.</summary>
public sealed class ServerKeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
        Box.Open(ServerKeySeal.Key(services.GetRequiredService<MasterKey>()), Convert.FromBase64String(encryptedElement.Value), "server key"u8)));
}
