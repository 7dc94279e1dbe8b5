using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Platform.Web;

/// <summary>A form that was acted on, kept a day: a double click, a retry or a lost answer leads to the first result.</summary>
public class DoneAct
{
    public Guid Key { get; init; }
    public byte[] Content { get; init; } = [];
    public string Location { get; init; } = "";
    public DateTime At { get; init; }

    public DoneAct LeadingTo(string location, DateTime now) => new() { Key = Key, Content = Content, Location = location, At = now };

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

/// <summary>Reads the hidden key of a form. What is kept is keyed to this process's secret: neither the key nor the content can be read back.</summary>
public sealed class ActKeys(Secrets.MasterKey master)
{
    public const string Field = "__act";
    readonly byte[] secret = master.Derive("acts");

    public async Task<DoneAct?> Read(HttpRequest request)
    {
        if (!request.HasFormContentType) return null;
        var form = await request.ReadFormAsync();
        if (!Guid.TryParse(form[Field], out var key)) return null;
        var content = new StringBuilder(request.Path);
        foreach (var (name, values) in form.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (name != Field && name != "__RequestVerificationToken") content.Append('\0').Append(name).Append('\u0001').Append(values);
        return new() { Key = key, Content = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(content.ToString())) };
    }
}
