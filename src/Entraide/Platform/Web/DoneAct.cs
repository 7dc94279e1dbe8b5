using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Secrets;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Platform.Web;

/// <summary>
/// A form that was acted on, kept a day: a double click, a retry or a lost answer leads to the first result. The same form with
/// something else in it, as of two people let in one after the other, is another act.
/// </summary>
public class DoneAct
{
    public Guid Key { get; init; }

    /// <summary>Where the first answer led, sealed: it names a group, and may hold the word of an invitation.</summary>
    public byte[] Location { get; init; } = [];
    public DateTime At { get; init; }

    public static Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var yesterday = db.Now.AddDays(-1);
        return db.DoneActs.Where(a => a.At < yesterday).ExecuteDeleteAsync(stop);
    }

    sealed class Mapping : IEntityTypeConfiguration<DoneAct>
    {
        public void Configure(EntityTypeBuilder<DoneAct> act) => act.HasKey(a => a.Key);
    }
}

/// <summary>
/// Reads the hidden key of a form. What is kept is keyed to the installation's secret, to the person and to what they sent: nothing
/// of it can be read back, and the key of somebody else opens nothing.
/// </summary>
public sealed class ActKeys(MasterKey master)
{
    public const string Field = "__act";
    readonly byte[] secret = master.Derive("acts");
    readonly byte[] seal = master.Derive("where acts led");

    public DoneAct Leading(DoneAct act, string location, DateTime now) =>
        new() { Key = act.Key, Location = Box.Close(seal, Encoding.UTF8.GetBytes(location), act.Key.ToByteArray()), At = now.ToQuarterHour() };

    public string WhereItLed(DoneAct done) => Encoding.UTF8.GetString(Box.Open(seal, done.Location, done.Key.ToByteArray()));

    /// <param name="person">Who sends it; nothing for a stranger.</param>
    public async Task<DoneAct?> Read(HttpRequest request, Guid? person)
    {
        if (!request.HasFormContentType) return null;
        var form = await request.ReadFormAsync();
        if (!Guid.TryParse(form[Field], out var key)) return null;
        var content = new StringBuilder(request.Path);
        foreach (var (name, values) in form.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (name != Field && name != "__RequestVerificationToken") content.Append('\0').Append(name).Append('\u0001').Append(values);
        var act = HMACSHA256.HashData(secret, (byte[])[.. key.ToByteArray(), .. (person ?? Guid.Empty).ToByteArray(), .. Encoding.UTF8.GetBytes(content.ToString())]);
        return new() { Key = new(act.AsSpan(0, 16)) };
    }
}
