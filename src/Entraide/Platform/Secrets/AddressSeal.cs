using System.Text;

namespace Entraide.Platform.Secrets;

/// <summary>Seals an address of a person or of a page for the outbox, outside any group and any account.</summary>
public sealed class AddressSeal(MasterKey master)
{
    readonly byte[] key = master.Derive("addresses");

    // All boxes are as long as the longest address may be (254 characters): a length would tell two people apart.
    public byte[] Seal(string address) => Box.Close(key, Encoding.UTF8.GetBytes(address.PadRight(256)), "address"u8);

    public string Open(byte[] box) => Encoding.UTF8.GetString(Box.Open(key, box, "address"u8)).TrimEnd(' ');
}
